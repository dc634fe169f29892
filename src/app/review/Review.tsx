import { CheckUp } from '../checkup/CheckUp.tsx';
import { DnsRecords } from '../dns/DnsRecords.tsx';
import { useObservable, usePage } from '../state/context.ts';
import dns from '../styles/dns.css?inline';
import review from '../styles/review.css?inline';
import { adopt } from '../ui/adopt.ts';
import { Question } from '../wizard/Question.tsx';
import { AttentionList } from './AttentionList.tsx';
import { Download } from './Download.tsx';
import { Install } from './Install.tsx';
import { Journey } from './Journey.tsx';
import { Temporary } from './Temporary.tsx';

adopt(dns);
adopt(review);

/** The last step: what is open, the bundle, and how to install it. */
export function Review() {
  const { wizard, words } = usePage();
  const answers = useObservable(wizard.answers, ({ shown }) => shown);
  const text = words.steps.review;
  if (!text) return null;
  return (
    <>
      <AttentionList words={text} />
      <CheckUp />
      <Question id="review.comments" />
      <Download words={text} />
      <DnsRecords answers={answers} />
      <Install answers={answers} words={text} />
      <Journey words={text} />
      <Temporary answers={answers} words={text} />
    </>
  );
}
