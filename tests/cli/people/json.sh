printf 'source,target\na,b\n' | kith people -q --json -n 1
