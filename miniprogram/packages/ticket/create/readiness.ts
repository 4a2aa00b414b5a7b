import { service } from '../../../services/service';
import { catalog } from '../services/catalog';

/**
 * What somebody is told who wants to report before the institution has set anything up; otherwise empty.
 * @throws CloudError
 */
export async function unreadyWords(): Promise<string> {
  const { items } = await catalog();
  if (items.length) return '';
  const { phone } = service();
  return `报修区域和项目还没有设置好，请过些时候再来${phone && `，急事请拨打 ${phone}`}`;
}
