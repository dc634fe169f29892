import { routes } from './routes.ts';

routes('trixie');
