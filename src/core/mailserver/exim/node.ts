import type { Node } from '../../exim/index.ts';

export type EximNode = Node;
