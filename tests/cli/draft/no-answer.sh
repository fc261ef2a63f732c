# Nothing came through the pipe.
kith draft </dev/null
