import { absolutePath, choice } from './field.ts';

/** Step 2: the certificate. Ports, STARTTLS and AUTH follow from it: none is offered without TLS. */
export const tls = {
  /** `certbot`: a deploy hook copies each renewal to where Exim may read it; `files`: kept by the person. */
  source: choice(['certbot', 'files'], 'certbot'),
  /** Full chain and key of `files`, in PEM; readable by Exim's group. */
  certificate: absolutePath('/etc/exim4/tls/fullchain.pem'),
  key: absolutePath('/etc/exim4/tls/privkey.pem'),
};
