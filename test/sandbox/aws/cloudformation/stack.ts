// One stack, as CloudFormation keeps it.
import { randomUUID } from 'node:crypto';
import { Refusal } from '../refusal';
import type { Xml } from '../xml';
import type { DeployedFunction } from './resources';

export interface ChangeSet {
  readonly name: string;
  readonly id: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly templateBody: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly capabilities: readonly string[];
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly reason: string;
}

export interface StackEvent {
  readonly id: string;
  readonly atMs: number;
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

export class StackRecord {
  readonly id: string;
  status = 'REVIEW_IN_PROGRESS';
  reason = '';
  templateBody = '';
  outputs: ReadonlyMap<string, string> = new Map();
  fn: DeployedFunction | null = null;
  /** Physical ids of what a deletion leaves. */
  retained: readonly string[] = [];
  private changedMs = Date.now();
  readonly changeSets = new Map<string, ChangeSet>();
  /** Oldest first. */
  readonly events: StackEvent[] = [];

  constructor(
    readonly name: string,
    place: { readonly accountId: string; readonly region: string },
  ) {
    this.id = `arn:aws:cloudformation:${place.region}:${place.accountId}:stack/${name}/${randomUUID()}`;
  }

  /** Begins an operation that somebody asked for. */
  begin(operation: 'CREATE' | 'UPDATE' | 'DELETE'): void {
    this.changedMs = Date.now();
    this.turn(`${operation}_IN_PROGRESS`, 'User Initiated');
  }

  /** A new status of the stack itself, with its event. */
  turn(status: string, reason = ''): void {
    this.status = status;
    this.reason = reason;
    this.tell(this.name, 'AWS::CloudFormation::Stack', status, reason);
  }

  tell(logicalId: string, type: string, status: string, reason = ''): void {
    this.events.push({ id: randomUUID(), atMs: Date.now(), logicalId, type, status, reason });
  }

  /** @throws Refusal */
  changeSet(nameOrId: string): ChangeSet {
    const found = [...this.changeSets.values()].find(({ name, id }) => name === nameOrId || id === nameOrId);
    if (!found) throw new Refusal('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
    return found;
  }

  forget(nameOrId: string): void {
    for (const { name, id } of this.changeSets.values())
      if (name === nameOrId || id === nameOrId) this.changeSets.delete(name);
  }

  describe(): Xml {
    return {
      StackId: this.id,
      StackName: this.name,
      CreationTime: new Date(0).toISOString(),
      LastUpdatedTime: new Date(this.changedMs).toISOString(),
      StackStatus: this.status,
      StackStatusReason: this.reason === '' ? undefined : this.reason,
      DisableRollback: false,
      EnableTerminationProtection: false,
      Outputs: [...this.outputs].map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Tags: [],
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    };
  }

  /** As their latest events have them. */
  describeResources(): Xml {
    const latest = new Map(this.events.map((event) => [event.logicalId, event]));
    return [...latest.values()].map(({ logicalId, type, status, reason, atMs }) => ({
      StackName: this.name,
      StackId: this.id,
      LogicalResourceId: logicalId,
      PhysicalResourceId: `${this.name}-${logicalId}`,
      ResourceType: type,
      Timestamp: new Date(atMs).toISOString(),
      ResourceStatus: status,
      ResourceStatusReason: reason === '' ? undefined : reason,
    }));
  }

  describeEvents(): Xml {
    return this.events.toReversed().map(({ id, atMs, logicalId, type, status, reason }) => ({
      EventId: id,
      StackId: this.id,
      StackName: this.name,
      LogicalResourceId: logicalId,
      PhysicalResourceId: logicalId === this.name ? this.id : `${this.name}-${logicalId}`,
      ResourceType: type,
      ResourceStatus: status,
      ResourceStatusReason: reason === '' ? undefined : reason,
      Timestamp: new Date(atMs).toISOString(),
    }));
  }
}
