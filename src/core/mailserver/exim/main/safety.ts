import { main } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** What Exim may do and inherit (chapters 14, 55). */
export const safety = definePart({
  id: 'main.safety',
  uses: [],
  build: (): EximNode[] => [
    main('never_users', 'root', {
      comment: { brief: "no delivery ever runs as root; root's mail has an alias" },
    }),
    main('keep_environment', '', {
      comment: { brief: 'nothing of the environment of whoever calls Exim is kept' },
    }),
    main('add_environment', 'PATH=/usr/sbin::/usr/bin::/sbin::/bin'),
  ],
});
