printf 'source,target\n=cmd,@x\n' | kith communities -q --spreadsheet-safe | cut -d, -f1
