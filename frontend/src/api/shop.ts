import * as Shop from '../../wailsjs/go/bind/Shop';
import { call } from './call';
import type { Operation, ShopSettings, ShopState, Totals } from './types';

export const fetchShopState = (): Promise<ShopState> => call(() => Shop.State());
export const fetchTotals = (): Promise<Totals> => call(() => Shop.Totals());
export const saveSettings = (v: ShopSettings): Promise<Operation> => call(() => Shop.SaveSettings(v));
/** Starts making the sample shop and answers the job's id; `shop:opened` follows. */
export const openSample = (): Promise<string> => call(() => Shop.OpenSample());
export const chooseAndOpen = (): Promise<ShopState> => call(() => Shop.ChooseAndOpen());
export const chooseAndCreate = (): Promise<ShopState> => call(() => Shop.ChooseAndCreate());
/** Tells a shop that is only begun the time zone of the computer. */
export const settleZone = (zone: string): Promise<ShopState> => call(() => Shop.SettleZone(zone));
/** Tries the file that could not be opened once more. */
export const retryShop = (): Promise<ShopState> => call(() => Shop.Retry());
export const openOwn = (): Promise<ShopState> => call(() => Shop.OpenOwn());
