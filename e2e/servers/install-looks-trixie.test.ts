import { looking } from './install-looks.ts';

looking('trixie');
