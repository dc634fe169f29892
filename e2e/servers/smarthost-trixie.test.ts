import { smarthost } from './smarthost.ts';

smarthost('trixie');
