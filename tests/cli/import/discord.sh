# A channel of Discord: answers, mentions and reactions; who is answered is not mentioned too.
one() {
	printf '{"guild":{"id":"%s","name":"g"},"channel":{"id":"%s","type":"%s","name":"c"},"dateRange":{"after":null},"messages":[' "$1" "$2" "$3"
	cat
	printf '],"messageCount":1}\n'
}
one 9 90 GuildTextChat >channel.json <<'END'
{"id":"1","type":"Default","timestamp":"2024-03-04T09:00:00.123+00:00","content":"x","author":{"id":"111","name":"ada1","nickname":"Ada","isBot":false},
 "mentions":[{"id":"222","name":"bo2","nickname":"Bo","isBot":false}],
 "reactions":[{"emoji":{"name":"x"},"count":3,"users":[{"id":"222","name":"bo2","nickname":"Bo"},{"id":"333","name":"cy","nickname":null},{"id":"111","name":"ada1"}]},
              {"emoji":{"name":"y"},"count":7}]},
{"id":"2","type":"Reply","timestamp":"2024-03-05T09:00:00+00:00","content":"x","author":{"id":"222","name":"bo2","nickname":"Bo"},
 "mentions":[{"id":"111","name":"ada1"},{"id":"333","name":"cy"}],"reference":{"messageId":"1","channelId":"90","guildId":"9"}},
{"id":"3","type":"GuildMemberJoin","timestamp":"2024-03-05T09:00:00+00:00","content":"Joined.","author":{"id":"555","name":"eve"},"mentions":[]},
{"id":"4","type":"Default","timestamp":"2024-03-06T09:00:00+00:00","content":"forwarded","author":{"id":"333","name":"cy"},
 "mentions":[],"reactions":[],"reference":{"messageId":"1"}},
{"id":"5","type":"Default","timestamp":"2024-03-06T09:00:00+00:00","content":"x","author":{"id":"444","name":"music","isBot":true},"mentions":[{"id":"111","name":"ada1"}]},
{"id":"6","type":"Reply","timestamp":"no date","content":"x","author":{"id":"333","name":"cy"},"reference":{"messageId":"2"}}
END
one 0 91 DirectTextChat >direct.json <<'END'
{"id":"11","type":"Default","timestamp":"2024-04-01T09:00:00+02:00","author":{"id":"111","name":"ada1"}},
{"id":"12","type":"Call","timestamp":"2024-04-01T09:00:00+02:00","author":{"id":"666","name":"dee"}},
{"id":"13","type":"Default","timestamp":"2024-04-02T09:00:00+02:00","author":{"id":"666","name":"dee"}}
END
kith import channel.json direct.json 2>&1
kith import channel.json channel.json direct.json -q >twice
kith import -q channel.json direct.json | cmp - twice
mkdir folder
mv channel.json direct.json folder
kith import -q folder | cmp - twice
