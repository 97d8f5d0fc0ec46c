package batch

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// InOrder calls work for each item, up to jobs of them at the same time, and yields the results in
// the order of the items. With 0 jobs it uses one for each processor; with 1 everything runs in the
// goroutine that iterates.
//
// At most about two items for each job are taken ahead of the result last yielded. When ctx is
// done, InOrder yields ctx's error last. With more than one job the items are taken by another
// goroutine, and InOrder returns only after that has ended. A panic in work or items is raised
// again by InOrder.
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

		waiting := make(chan *task[In, Out], jobs) // buffered, so that no worker waits for the next item
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

// A task is one item and its result.
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

// hand puts each item into the order and then passes it to a free worker.
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
