# People whom several sources name differently are told, with what makes them one; dots say that the day stands first.
printf 'From: Ada Lee <ada@x.org>\nTo: Bo Kay <bo@y.org>\nDate: 4 Mar 2024 09:00:00 +0000\nMessage-ID: <1@x>\n\n' >letter.eml
printf '[03.04.24, 18:00:00] Ada Lee: x\r\n[03.04.24, 18:01:00] Bo Kay: y\r\n' >_chat.txt
kith import letter.eml _chat.txt 2>&1 | grep -v '^[^,]*,,'
kith import -q letter.eml _chat.txt | kith check -q --aliases >same.csv
kith import letter.eml _chat.txt --aliases same.csv 2>&1 | grep -v '^[^,]*,,'
