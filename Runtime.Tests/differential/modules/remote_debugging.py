# A process that looks at itself: _remote_debugging. Numbers of threads and tasks are left out.

#% records
import _remote_debugging as r
for record in (r.FrameInfo, r.CoroInfo, r.TaskInfo, r.ThreadInfo, r.AwaitedInfo):
    print(record.__module__, record.__qualname__, record.__match_args__, record.n_fields)
print(r.FrameInfo(("file", 3, "f")))

#% arguments
import _remote_debugging as r
import os
for args, kwargs in (((), {}), ((1, 2), {}), (("x",), {}), ((1 << 40,), {}), ((1,), {"other": 1}), ((os.getpid(),), {"all_threads": True, "only_active_thread": True})):
    try:
        r.RemoteUnwinder(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)

#% processes without an interpreter
import _remote_debugging as r
import subprocess
def chain(pid, **kwargs):
    try:
        r.RemoteUnwinder(pid, **kwargs)
    except Exception as error:
        while error:
            print(repr(error).replace(str(pid), "PID"), error.__cause__ is error.__context__)
            error = error.__context__
for pid in (99999999, -1, 0):
    chain(pid)
chain(99999999, debug=True)
with subprocess.Popen(["sleep", "60"]) as process:
    chain(process.pid)
    process.kill()

#% stacks of the process itself
import _remote_debugging as r
import os
import threading
def frames(info):
    return [(os.path.basename(frame.filename), frame.lineno, frame.funcname) for frame in info.frame_info]
def outer():
    return inner()
def inner():
    return r.RemoteUnwinder(os.getpid()).get_stack_trace()
[main] = outer()
print(frames(main)[:2], main.thread_id == threading.main_thread().native_id)
started, stop = threading.Event(), threading.Event()
def work():
    started.set()
    stop.wait()
thread = threading.Thread(target=work)
thread.start()
started.wait()
everything = r.RemoteUnwinder(os.getpid(), all_threads=True).get_stack_trace()
print([info.thread_id == thread.native_id for info in everything])
print(frames(everything[0])[-2:])
active = r.RemoteUnwinder(os.getpid(), only_active_thread=True).get_stack_trace()
print([info.thread_id == threading.get_native_id() for info in active])
stop.set()
thread.join()

#% tasks of the process itself
import _remote_debugging as r
import asyncio
import os
names = {}
def stack(coroutine):
    return [(os.path.basename(frame.filename), frame.funcname) for frame in coroutine.call_stack]
def show(infos):
    for info in infos:
        for task in info.awaited_by:
            names[task.task_id] = task.task_name
    for info in infos:
        print("thread", info.thread_id != 0)
        for task in info.awaited_by:
            print(" ", task.task_name, [stack(c) for c in task.coroutine_stack], [(names[c.task_name], stack(c)) for c in task.awaited_by])
async def leaf():
    unwinder = r.RemoteUnwinder(os.getpid())
    show(unwinder.get_all_awaited_by())
    show(unwinder.get_async_stack_trace())
async def middle():
    await leaf()
async def waits():
    async for item in items():
        await asyncio.sleep(10)
async def items():
    yield 1
async def main():
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(waits(), name="waiting")
        await asyncio.sleep(0)
        await group.create_task(middle(), name="middle")
        waiting.cancel()
asyncio.run(main())
print(r.RemoteUnwinder(os.getpid()).get_async_stack_trace())

#% the table and the tree of asyncio.tools
import _remote_debugging as r
import asyncio
import asyncio.tools
import os
def flat(result):
    return [row[2:5] for row in asyncio.tools.build_task_table(result)], asyncio.tools.build_async_tree(result)
async def leaf():
    rows, trees = flat(r.RemoteUnwinder(os.getpid()).get_all_awaited_by())
    print([[str(cell).split("/")[-1] for cell in row] for row in rows])
    for tree in trees:
        print(*[line.split(" /")[0] for line in tree], sep="\n")
async def main():
    await asyncio.create_task(leaf(), name="leaf")
asyncio.run(main())
