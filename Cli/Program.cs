// Programs/python.c: the `pymod` command.

return 0;
