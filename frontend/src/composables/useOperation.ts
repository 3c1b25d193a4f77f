import type { Operation } from '../api/types';
import { useFormat } from './useFormat';
import { paramsOf, useText } from './useText';

type Told = Pick<Operation, 'kind' | 'count' | 'params'>;

const aboutAnother = (o: Told): o is Told & { kind: 'undo' | 'redo' } => o.kind === 'undo' || o.kind === 'redo';

/** Reads a row of the journal aloud: "operation.<kind>" filled with its names and its count. */
export function useOperation() {
  const { t, say } = useText();
  const { count } = useFormat();

  /** What an undo or a redo is about, in the words of that: its own kind is among its names. */
  function subject(o: Told): string {
    return sentence({ ...o, kind: aboutAnother(o) ? (paramsOf(o.params).kind ?? '') : o.kind });
  }

  function sentence(o: Told): string {
    const names = paramsOf(o.params);
    if (aboutAnother(o)) return t(`operation.${o.kind}`, { what: subject(o) });
    // A tag or a field that nobody had is one step all the same.
    const n = Number(names.customers ?? o.count);
    const params = { customer: '', file: '', tag: '', ...names, n: count(n) };
    return say(`operation.${o.kind}`, params, n) ?? t('operation.unknown', { n: params.n }, n);
  }

  return { sentence, subject };
}
