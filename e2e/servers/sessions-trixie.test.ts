import { sessions } from './sessions.ts';

sessions('trixie');
