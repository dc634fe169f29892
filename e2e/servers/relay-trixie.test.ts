import { relays } from './relays.ts';

relays('trixie');
