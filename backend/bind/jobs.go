package bind

import (
	"context"
	"errors"

	"shuke/backend/crm"
	"shuke/backend/job"
)

// Jobs is the long work.
type Jobs struct{ desk *Desk }

// All lists what runs and what ended lately, oldest first.
func (j *Jobs) All() ([]Job, error) {
	return guard(j.desk, func(context.Context) ([]Job, error) { return each(j.desk.jobs.All(), jobDTO), nil })
}

// Get is a job as it stands.
func (j *Jobs) Get(id string) (Job, error) {
	return guard(j.desk, func(context.Context) (Job, error) { return found(j.desk.jobs.Find(id)) })
}

// Cancel asks a job to end.
func (j *Jobs) Cancel(id string) (Job, error) {
	return guard(j.desk, func(context.Context) (Job, error) { return found(j.desk.jobs.Cancel(id)) })
}

func found(v job.Job, ok bool) (Job, error) {
	if !ok {
		return Job{}, crm.Errorf(crm.CodeNotFound, "job.gone")
	}
	return jobDTO(v), nil
}

func jobDTO(v job.Job) Job {
	out := Job{
		ID: v.ID, Kind: v.Kind, Title: v.Title, State: string(v.State), Done: v.Done, Total: v.Total,
		StartedAt: crm.Millis(v.StartedAt), ErrorParams: []Param{},
	}
	if v.State == job.Running && v.Remaining >= 0 {
		ms := v.Remaining.Milliseconds()
		out.RemainingMs = &ms
	}
	if v.Err != nil {
		out.ErrorKey, out.ErrorParams = told(v.Err)
	}
	return out
}

// told is an error as the page is told of it later.
func told(err error) (key string, filled []Param) {
	var e *crm.Error
	if errors.As(err, &e) {
		return e.Key, params(e.Params)
	}
	return "internal", []Param{}
}
