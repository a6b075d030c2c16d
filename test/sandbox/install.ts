// Installs Toban as an administrator does: script properties, the product's own set-up function, general settings.
import { GENERAL_CELLS } from '../../apps-script/src/core/settings/cells';
import { SECRETS, TEST_CHANNEL } from './company';
import type { Sandbox } from './sandbox';

/** @throws Error with the script's own words when set-up does not complete */
export async function install({
  url,
  script,
  clock,
  settings,
  locale,
  bridgeUrls,
}: Pick<Sandbox, 'url' | 'script' | 'clock' | 'settings' | 'locale' | 'bridgeUrls'>): Promise<void> {
  script.properties.set({
    PAGERDUTY_TOKEN: SECRETS.pagerdutyToken,
    PAGERDUTY_API_URL: `${url}/pagerduty`,
    BRIDGE_URL: bridgeUrls.join(','),
    BRIDGE_SECRET: SECRETS.bridge,
    LINK_SECRET: SECRETS.links,
    WEB_APP_URL: `${url}/webapp/exec`,
    HEARTBEAT_URL: `${url}/heartbeat/toban`,
  });
  const { outcome } = await clock.complete(() => script.run('setUp', [], { kind: 'menu' }));
  if (outcome.kind !== 'completed') throw new Error(`set-up did not complete: ${JSON.stringify(outcome)}`);
  settings.set([], {
    [GENERAL_CELLS.language.header]: locale,
    [GENERAL_CELLS.testChannel.header]: TEST_CHANNEL.id,
  });
}
