/** The platform as the answers leave it: what is known of it, with the person's own values in their places. */
import { AS_PLATFORM, asksForPlaces, type PlatformId, type QuestionId } from '../answers/index.ts';
import {
  type Asked,
  type AskedId,
  type Platform,
  platformFacts,
  settle,
  type Unasked,
  uidsOf,
  version,
} from '../platforms/index.ts';
import { type Derived, derive } from './part.ts';

const askedIds = Object.keys(platformFacts.other.asked) as AskedId[];
/** Asked for on every platform: somebody may have built their own. */
const always: ReadonlySet<AskedId> = new Set(['eximVersion', 'tlsLibrary', 'dovecotVersion']);

const questionOf = (id: AskedId): QuestionId => `basics.${id}`;

/** What the person says of `id`, or undefined where they leave it to the platform or are not asked. */
function said(platform: PlatformId, id: AskedId, answer: string): Asked[AskedId] | undefined {
  if (answer === '' || answer === AS_PLATFORM) return undefined;
  if (!always.has(id) && !asksForPlaces(platform)) return undefined;
  // The schema of each answer holds it to what the platform can be; versions alone have another form there.
  return (id.endsWith('Version') ? version(answer) : answer) as Asked[AskedId];
}

/** Everything that is known of the platform. A part that needs one value reads that, so that fewer questions own its lines. */
export const platform: Derived<Platform> = derive(['basics.platform', ...askedIds.map(questionOf)], (a) => {
  const id = a['basics.platform'];
  const own = askedIds.flatMap((key) => {
    const value = said(id, key, a[questionOf(key)] as string);
    return value === undefined ? [] : [[key, value]];
  });
  return settle(platformFacts[id], Object.fromEntries(own));
});

/** What follows from the platform alone. */
export const machine: Derived<Unasked> = derive(['basics.platform'], (a) => platformFacts[a['basics.platform']]);

function one<K extends AskedId>(id: K): Derived<Asked[K]> {
  return derive(['basics.platform', questionOf(id)], (a) => {
    const facts = platformFacts[a['basics.platform']];
    return (said(a['basics.platform'], id, a[questionOf(id)] as string) ?? facts.asked[id].value) as Asked[K];
  });
}

export const eximVersion = one('eximVersion');
export const tlsLibrary = one('tlsLibrary');
export const dovecotVersion = one('dovecotVersion');
export const eximBinary = one('eximBinary');
export const eximConfig = one('eximConfig');
export const eximUser = one('eximUser');
export const eximGroup = one('eximGroup');
export const eximLog = one('eximLog');
export const eximService = one('eximService');
export const dovecotConfig = one('dovecotConfig');
export const dovecotRun = one('dovecotRun');
export const dovecotService = one('dovecotService');
export const serviceManager = one('serviceManager');
export const ownDirectory = one('ownDirectory');
export const certbotDirectory = one('certbotDirectory');
export const dailyDirectory = one('dailyDirectory');
export const clamavSocket = one('clamavSocket');
export const fail2banDirectory = one('fail2banDirectory');
export const fail2banAction = one('fail2banAction');
export const mailLog = one('mailLog');

/** Whose accounts are people's. */
export const uids = derive([], (_a, { range }) => uidsOf(range), { range: one('peopleUids') });
