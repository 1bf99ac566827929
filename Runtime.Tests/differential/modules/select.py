# What select() makes of sequences.

#% a list that fileno() changes
import os, select
class Shrinks:
    def fileno(self):
        del files[-1]
        return writer
class Clears:
    def fileno(self):
        files.clear()
        return writer
reader, writer = os.pipe()
for kind in (Shrinks, Clears):
    files = [kind() for _ in range(10)]
    ready = select.select([], files, [])[1]
    print(len(ready), len(files), ready == files[:5])
print(len(select.select((), (writer, writer), ())[1]), select.select(iter(()) and [], {writer: 1}, "", 0)[1] == [writer])
os.close(reader)
os.close(writer)
