# Slack's export: answers, mentions and reactions become dated ties; bots and what Slack says are none.
mkdir -p export/general export/D024BE7LH
cat >export/users.json <<'END'
[{"id":"U024ADA11","team_id":"T1","name":"ada","deleted":false,
  "profile":{"real_name":"Ada Lee","display_name":"ada","email":"Ada@X.org"}},
 {"id":"U024BO222","team_id":"T1","name":"bo","profile":{"real_name":"Bo Ek","email":"bo@y.org"},"is_bot":false},
 {"id":"U024CY333","team_id":"T1","name":"cy","profile":{"real_name":"","display_name":"Cy"}},
 {"id":"U024ROLE4","team_id":"T1","name":"support","profile":{"real_name":"Support","email":"support@x.org"}},
 {"id":"USLACKBOT","team_id":"T1","name":"slackbot","profile":{"real_name":"Slackbot"},"is_bot":false},
 {"id":"U024BOT55","team_id":"T1","name":"poll","profile":{"real_name":"Poll"},"is_bot":true}]
END
echo '[{"id":"C1","name":"general","created":1,"creator":"U024ADA11","members":["U024ADA11"]}]' >export/channels.json
cat >export/general/2024-03-04.json <<'END'
[{"type":"message","subtype":"channel_join","user":"U024DEE44","text":"<@U024DEE44> has joined the channel","ts":"1709542800.000001"},
 {"type":"message","user":"U024ADA11","text":"question","ts":"1709542800.000100","thread_ts":"1709542800.000100","reply_count":3,
  "reactions":[{"name":"eyes","users":["U024BO222","U024CY333","U024ADA11","U024BOT55"],"count":4},
               {"name":"+1","users":["U024BO222"],"count":1}]},
 {"type":"message","user":"U024BO222","text":"answer","ts":"1709542801.0001","thread_ts":"1709542800.000100","parent_user_id":"U024ADA11"},
 {"type":"message","user":"U024CY333","text":"<@U024BO222> and <@U024BO222|bo>, <!channel>, <#C1|general>, <@u>","ts":"1709542802.0001"},
 {"type":"message","subtype":"bot_message","bot_id":"B1","text":"<@U024ADA11>","ts":"1709542803.0001"},
 {"type":"message","user":"U024ROLE4","text":"<@U024ADA11>","ts":"1709542804.0001"}]
END
cat >export/general/2024-03-05.json <<'END'
[{"type":"message","user":"U024CY333","text":"late","ts":"1709629200.0001","thread_ts":"1709542800.000100"},
 {"type":"message","user":"U024ADA11","text":"to myself <@U024ADA11>","ts":"1709629201.0001","thread_ts":"1709542800.000100","parent_user_id":"U024ADA11"},
 {"type":"message","user":"U024BO222","text":"to a bot","ts":"1709629202.0001","thread_ts":"1709542803.0001"}]
END
printf '[]' >export/general/2024-03-06.json
cat >export/D024BE7LH/2024-03-07.json <<'END'
[{"type":"message","user":"U024ADA11","text":"a","ts":"1709802000.0001"},
 {"type":"message","user":"U024ADA11","text":"b","ts":"1709802001.0001"},
 {"type":"message","user":"U024DEE44","text":"c","ts":"1709802002.0001","user_profile":{"real_name":"Dee"}}]
END
kith import export 2>&1
echo '# the same files in any order, twice'
kith import export/general/2024-03-05.json export/general/2024-03-04.json export/D024BE7LH/2024-03-07.json export/users.json -q |
	cut -d, -f1,2,6- | sort >once
kith import -q export | cut -d, -f1,2,6- | sort | cmp - once
kith import export export/general/2024-03-04.json 2>&1 >twice | grep before
cut -d, -f1,2,6- twice | sort | cmp - once
echo '# a span of time'
kith import -q export --since 2024-03-05 --until 2024-03-05
echo '# everyone, and who goes by two names'
printf 'alias,person\nU024CY333,cy@z.org\nbo@y.org,bo@home.org\n' >same.csv
kith import export --everyone --aliases same.csv 2>&1 | cut -d, -f1-3,6,8,9
