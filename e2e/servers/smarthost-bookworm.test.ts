import { smarthost } from './smarthost.ts';

smarthost('bookworm');
