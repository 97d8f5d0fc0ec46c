package batch

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// InOrder does work for each item, for so many at a time as jobs says, and gives
// the results back in the order of the items. With 0 jobs there is one for each
// processor; with 1 all happens in the goroutine that asks for the results.
//
// Items are taken about two for each job ahead of the result that was asked for
// last, and no more. When ctx is done, the last that is given back is its error.
// The items are taken by another goroutine, and InOrder ends only after that has.
// A panic in either comes out of InOrder.
func InOrder[In, Out any](ctx context.Context, items iter.Seq[In], work func(In) Out, jobs int) iter.Seq2[Out, error] {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	if jobs == 1 {
		return oneByOne(ctx, items, work)
	}
	return func(yield func(Out, error) bool) {
		inner, stop := context.WithCancel(ctx)
		var running sync.WaitGroup
		defer running.Wait()
		defer stop()

		waiting := make(chan *task[In, Out], jobs) // so that nobody waits for the next item
		order := make(chan *task[In, Out], 2*jobs)
		var broken any // what the items panicked with
		running.Go(func() {
			defer close(order)
			defer close(waiting)
			defer func() { broken = recover() }()
			hand(inner, items, order, waiting)
		})
		for range jobs {
			running.Go(func() {
				for t := range waiting {
					t.do(work)
				}
			})
		}
		for t := range order {
			select {
			case <-ctx.Done():
			case <-t.done:
				if t.panicked != nil {
					panic(t.panicked)
				}
				if !yield(t.out, nil) {
					return
				}
			}
			if ctx.Err() != nil {
				break
			}
		}
		if err := ctx.Err(); err != nil {
			var none Out
			yield(none, err)
		} else if broken != nil {
			panic(broken)
		}
	}
}

// A task is one item and what becomes of it.
type task[In, Out any] struct {
	in       In
	out      Out
	panicked any
	done     chan struct{}
}

func (t *task[In, Out]) do(work func(In) Out) {
	defer close(t.done)
	defer func() { t.panicked = recover() }()
	t.out = work(t.in)
}

// hand gives each item its place in the order and then to whoever is free.
func hand[In, Out any](ctx context.Context, items iter.Seq[In], order, waiting chan<- *task[In, Out]) {
	for in := range items {
		t := &task[In, Out]{in: in, done: make(chan struct{})}
		select {
		case order <- t:
		case <-ctx.Done():
			return
		}
		select {
		case waiting <- t:
		case <-ctx.Done():
			return
		}
	}
}

func oneByOne[In, Out any](ctx context.Context, items iter.Seq[In], work func(In) Out) iter.Seq2[Out, error] {
	return func(yield func(Out, error) bool) {
		for in := range items {
			if ctx.Err() != nil {
				break
			}
			if !yield(work(in), nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			var none Out
			yield(none, err)
		}
	}
}
