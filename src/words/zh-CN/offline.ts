import type { OfflineWords } from '../offline.ts';

export const offline: OfflineWords = {
  title: '新版本',
  available: '向导的新版本已就绪。',
  reload: '立即加载',
  later: '以后再说',
};
