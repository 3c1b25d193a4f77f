import * as Jobs from '../../wailsjs/go/bind/Jobs';
import { call } from './call';
import type { Job } from './types';

export const fetchJobs = (): Promise<Job[]> => call(() => Jobs.All());
export const fetchJob = (id: string): Promise<Job> => call(() => Jobs.Get(id));
export const cancelJob = (id: string): Promise<Job> => call(() => Jobs.Cancel(id));
