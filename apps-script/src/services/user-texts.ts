// Texts for whoever runs this: the person at the menu, or the owner of the trigger.
import { type Catalogue, languageOf, textsOf } from '../i18n/catalogue';

export function userTexts(): Catalogue {
  return textsOf(languageOf(Session.getActiveUserLocale()));
}
