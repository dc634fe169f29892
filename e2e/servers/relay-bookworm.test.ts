import { relays } from './relays.ts';

relays('bookworm');
