import * as Imports from '../../wailsjs/go/bind/Imports';
import { call } from './call';
import type { Field, FilePart, Format, ImportRequest, ImportResult, Inspection, ReadOptions, Trial } from './types';

export const chooseFiles = (): Promise<string[]> => call(() => Imports.Choose());
export const arrangeFiles = (paths: string[]): Promise<FilePart[]> => call(() => Imports.Arrange(paths));
export const inspectFile = (path: string, o: ReadOptions): Promise<Inspection> => call(() => Imports.Inspect(path, o));
export const fetchFields = (): Promise<Field[]> => call(() => Imports.Fields());
export const fetchFormats = (): Promise<Format[]> => call(() => Imports.Formats());
/** Starts an import and answers the job's id. */
export const beginImport = (r: ImportRequest): Promise<string> => call(() => Imports.Begin(r));
/** Starts a job that tries files out one after the other and answers its id. */
export const beginRehearsal = (files: ImportRequest[]): Promise<string> => call(() => Imports.Rehearse(files));
/** What a rehearsal says of each file so far. */
export const fetchTrials = (jobId: string): Promise<Trial[]> => call(() => Imports.Trials(jobId));
export const fetchImportResult = (jobId: string): Promise<ImportResult> => call(() => Imports.Result(jobId));
export const fetchHistory = (): Promise<ImportResult[]> => call(() => Imports.History());
/** Answers the path of the written file, or "" when the owner closed the dialog. */
export const saveRejects = (jobId: string): Promise<string> => call(() => Imports.SaveRejects(jobId));
/** The same for an import of the history, however long ago. */
export const savePastRejects = (importId: number): Promise<string> => call(() => Imports.SavePastRejects(importId));
export const saveMapping = (path: string, o: ReadOptions): Promise<string> => call(() => Imports.SaveMapping(path, o));
