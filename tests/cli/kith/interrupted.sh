# An interrupted tool leaves no half file behind, and ends by the signal.
mkfifo never
kith people -o answer.csv never &
tool=$!
exec 3>never
tries=0
while [ -z "$(ls | grep answer)" ] && [ $tries -lt 50 ]; do
	sleep 0.1
	tries=$((tries + 1))
done
kill -TERM $tool
status=0
wait $tool 2>/dev/null || status=$?
echo "$status"
ls
