import { numberIn } from '../formats.ts';
import type { ManualWords } from '../messages.ts';

const number = numberIn('en');

export const manual: ManualWords = {
  kinds: {
    main: 'main option',
    routers: 'router',
    transports: 'transport',
    authenticators: 'authenticator',
    acl: 'ACL condition or modifier',
    control: 'ACL control',
    verify: 'ACL verification',
    verbs: 'ACL verb',
    lists: 'named list',
    directives: 'preprocessor',
    sections: 'section',
    drivers: 'driver',
    variables: 'variable',
    items: 'expansion item',
    operators: 'expansion operator',
    conditions: 'expansion condition',
    lookups: 'lookup',
  },
  ofDriver: (kind, driver) => `${driver} ${kind}`,
  expanded: (type) => `${type}, expanded`,
  initially: (value) => `default: ${value}`,
  since: (version) => `since Exim ${version}`,
  always: 'in every Exim 4',
  compare: {
    none: 'Nothing: these answers make the files that were downloaded.',
    file: 'File',
    changed: (path, n) => `${path} (${number(n)} ${n === 1 ? 'line' : 'lines'})`,
    layout: 'How it is shown',
    layouts: { unified: 'In one text', 'side-by-side': 'Side by side' },
    before: (path) => `${path} as downloaded`,
    now: (path) => `${path} now`,
    phrases: {},
  },
  texts: {},
};
