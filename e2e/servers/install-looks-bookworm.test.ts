import { looking } from './install-looks.ts';

looking('bookworm');
