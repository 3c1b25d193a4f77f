import * as Customers from '../../wailsjs/go/bind/Customers';
import { call } from './call';
import type { ListQuery } from './keys';
import type {
  Contacts,
  Cursor,
  Customer,
  CustomerCount,
  CustomerEdit,
  CustomerFilter,
  CustomerPage,
  Export,
  ListPlace,
  Operation,
  OrderPage,
  Selection,
  StandingCounts,
} from './types';

/** Rows a page asks for at once: the most Go answers. */
const PAGE_SIZE = 200;

/** The rows behind a place, or above it, the nearest first. */
export const fetchPage = (q: ListQuery, after: Cursor | undefined, backward = false): Promise<CustomerPage> =>
  call(() => Customers.Page({ ...q, backward, limit: PAGE_SIZE, ...(after && { after }) }));
/** Where the list goes on at a row, counted from 0, or where the names with a letter begin. */
export const fetchPlace = (q: ListQuery, row: number, letter = ''): Promise<ListPlace> =>
  call(() => Customers.Place({ ...q, backward: false, limit: 0 }, row, letter));
export const fetchCount = (f: CustomerFilter): Promise<CustomerCount> => call(() => Customers.Count(f));
export const fetchStandings = (f: CustomerFilter): Promise<StandingCounts> => call(() => Customers.Standings(f));
export const fetchCustomer = (id: number): Promise<Customer> => call(() => Customers.Get(id));
/** Everything by which they can be reached, unmasked; asked for only when the owner presses 显示. */
export const revealContacts = (id: number): Promise<Contacts> => call(() => Customers.Reveal(id));
export const fetchOrders = (id: number, after: Cursor | undefined): Promise<OrderPage> =>
  // Go takes a nil pointer for "from the newest"; the generated type has no word for it.
  call(() => Customers.Orders(id, (after ?? null) as unknown as Cursor));
export const editCustomer = (id: number, e: CustomerEdit): Promise<Operation> =>
  call(() => Customers.Edit(id, { seen: [], ...e }));
export const freezeFilter = (f: CustomerFilter): Promise<Selection> => call(() => Customers.Freeze(f));
export const freezeIDs = (ids: number[]): Promise<Selection> => call(() => Customers.FreezeIDs(ids));
/** Both answer the path of the written file, or "" when the owner closed the dialog. */
export const exportSelection = (selection: string, format: 'xlsx' | 'csv'): Promise<string> =>
  call(() => Customers.ExportSelection(selection, format));
/** Begins to write all orders; without a path, the owner closed the dialog. */
export const exportOrders = (format: 'xlsx' | 'csv'): Promise<Export> => call(() => Customers.ExportOrders(format));
export const exportCustomers = (f: CustomerFilter, format: 'xlsx' | 'csv'): Promise<string> =>
  call(() => Customers.Export(f, format));
