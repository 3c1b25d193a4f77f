import * as Rules from '../../wailsjs/go/bind/Rules';
import { call } from './call';
import type { RuleField } from './types';

/** Everything a rule can ask for. */
export const fetchRuleFields = (): Promise<RuleField[]> => call(Rules.Fields);
/** The words the shop knows for a field of texts, such as its provinces. */
export const fetchRuleWords = (field: string): Promise<string[]> => call(() => Rules.Words(field));
