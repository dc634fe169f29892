import { sessions } from './sessions.ts';

sessions('sid');
