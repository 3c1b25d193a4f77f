import { exportCustomers, exportOrders, exportSelection } from '../api/customers';
import { disclose } from '../api/profiles';
import type { CustomerFilter, Selection } from '../api/types';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { jobDone } from './useJobs';
import { useText } from './useText';

/** Writing files: Go asks where, writes, and answers the path; a closed dialog is nothing to talk about. */
export function useExport() {
  const { act, busy } = useAct();
  const toast = useToast();
  const { t } = useText();

  const save = (write: () => Promise<string>): Promise<void> =>
    act(async () => {
      const path = await write();
      if (path) toast.show({ text: t('export.saved', { file: path.split(/[\\/]/).pop() ?? path }), file: path });
    }) as Promise<void>;

  const list = (f: CustomerFilter, format: 'xlsx' | 'csv'): Promise<void> => save(() => exportCustomers(f, format));

  const selected = (selection: () => Promise<Selection>, format: 'xlsx' | 'csv'): Promise<void> =>
    save(async () => exportSelection((await selection()).id, format));

  /** All that is known of one customer, as a folder. */
  const disclosed = (id: number): Promise<void> => save(() => disclose(id));

  /** All orders, as a job that the top bar tells of. */
  const orders = (format: 'xlsx' | 'csv'): Promise<void> =>
    save(async () => {
      const { path, jobId } = await exportOrders(format);
      if (path) await jobDone(jobId);
      return path;
    });

  return { save, list, selected, disclosed, orders, busy };
}
