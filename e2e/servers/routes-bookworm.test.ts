import { routes } from './routes.ts';

routes('bookworm');
