import type { ManualWords } from '../messages.ts';

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
  texts: {},
};
