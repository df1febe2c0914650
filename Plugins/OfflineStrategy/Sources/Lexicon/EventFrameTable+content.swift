/// Media, music, video, games, gambling, social networks, dating.
extension EventFrameTable {
  static let content = """
    video, clip, movie, film, video content, short, reel, trailer, vod < video clip, footage: *watch play start view stream begin see | pause | resume | complete finish end < watch_all | seek | buffer | share | like favorite love | skip | save bookmark download | upload post publish create | rate review | comment | progress | quit exit interrupt abandon stop | download | add
    video playback, playback, video stream, video player, media playback: *start begin play watch stream | pause | resume | complete finish end | interrupt fail error buffer | seek | exit stop quit
    video content, content, media content: *start play begin | complete finish | play_progress
    video quality, quality, subtitle, subtitles, caption, playback speed: change select enable set
    episode, show, series, tv show, program, programme, season: *watch play start stream view begin see listen | complete finish end < binge | download save | follow favorite subscribe add | rate review like | share | pause | resume | skip
    live stream, livestream, live event, live video, live broadcast, live channel, channel, broadcast, live tv: *watch join view start_watching attend enter tune_in stream | start begin go_live host create launch broadcast | end stop finish | leave exit | share | comment | follow subscribe | unfollow unsubscribe | record
    watchlist, watch list, my list, list, library, queue, collection: add save < put | remove delete | view open | create make | share
    song, track, music, tune, audio: *play listen stream start hear | pause stop | skip | complete finish end | like favorite love heart save add | dislike | download | share | repeat | purchase buy
    album, record, ep, mixtape, single: *play listen stream start | save like favorite add | view open | purchase buy | share | download | rate review
    artist, band, singer, musician; author, creator, writer, columnist, journalist; publisher; influencer; streamer; trainer; instructor; topic; brand; team; user; profile; channel; page; person; friend: follow subscribe favorite | unfollow unsubscribe | view see visit | block mute hide | report flag | tip support sponsor | message contact | rate review
    playlist, mix, mixtape: *create make build start | play listen start_playing | share | follow save like | edit update add | delete remove | download
    podcast, podcast episode, audio episode; audiobook, audio book; audio story; radio, radio station, station: *play listen start stream hear begin | complete finish end | subscribe follow favorite | unsubscribe unfollow | download save | pause | share | skip | rate review | purchase buy
    concert ticket, merch, merchandise: *buy purchase order
    lyrics: view open read see
    article, story, news story, news article, post, blog post, blog, blog article, column, op ed, content piece < piece: *read view open see visit < look_at | finish complete scroll | share forward | save bookmark favorite | like upvote clap love heart react | comment | publish post write create submit draft | print | listen play | click tap select | hide dismiss | recommend | gift | rate
    front page; section, news section, section front; topic page; feed, news feed, home feed: *view visit open see read scroll browse load | refresh | follow
    puzzle, crossword, word game; sudoku; quiz game; game: *solve complete finish | start begin open | play | win | lose fail
    book, ebook, e book; chapter; magazine, issue, edition; comic: *read open view start begin < look_at | finish complete | purchase buy order | download | borrow check_out rent loan | return | rate review | save bookmark favorite add | share | reserve hold | renew
    page; chapter: turn read view | bookmark
    highlight; bookmark: *create add make save | delete remove
    headline, breaking news alert, news alert: click tap open | receive send < get | view see
    correction; poll: *submit vote
    post, content, status, status update; photo, picture, image, selfie; story; video post; reel; tweet; thread: *create publish post share_new upload add write submit make | view see open | like love heart favorite upvote react | share repost retweet forward | comment reply | delete remove | save bookmark | report flag | edit update | download | boost promote | hide
    like, reaction, upvote: *give add send create leave post | receive < get | remove
    story, stories: view watch see | post create publish add
    friend, friend request, connection, connection request, contact request: *add send request make invite | accept approve confirm | decline reject ignore | remove delete unfriend
    friend, referral: invite refer < bring
    group, community, club, forum, channel, server, room, circle < guild, clan, team: join enter subscribe | leave exit quit | create start make found | view visit | invite | post
    event invite: accept | decline
    match, mutual match: *make create receive < get have | unmatch remove | message
    profile, dating profile, user profile: like swipe_right super_like | pass skip swipe dislike swipe_left | view see visit | boost | report block | create complete
    swipe, super like, superlike: *make send use
    date, first date: schedule plan arrange | attend go
    game, match, round, battle, multiplayer game, pvp match, ranked match, game session, tournament match, arena match; hand; race: *play start begin join enter | complete finish end play_complete | win | lose fail | quit abandon leave forfeit | save load | install download | rate review | invite | purchase buy | crash
    level, stage, campaign level, puzzle level; mission, quest; chapter; world; challenge; dungeon, raid: start begin enter attempt try play | *complete finish beat clear pass win solve achieve do | fail lose < die | quit abandon | skip | unlock | retry replay
    level, player level, xp level, rank, experience level: *up reach gain achieve level_up rise advance increase < hit | lose drop
    achievement, trophy, badge, medal; milestone: *unlock earn complete achieve award receive reach win < get | share | view
    currency, virtual currency, in_game currency, soft currency, hard currency < coin, gem, gold, diamond; coin, gold; gem, diamond; chip; token; resource; energy; life, lives; star: spend use consume burn < pay | *earn gain collect receive win award grant < get | buy purchase top_up | run_out deplete | gift send
    item; weapon; skin; outfit; character, hero, avatar; booster, power up, powerup, boost; card pack, pack; loot box, chest: *unlock acquire collect receive earn win < get | buy purchase | equip use activate open consume | upgrade | sell trade | craft | share | view
    in_app purchase, iap, microtransaction, in app purchase, in_game purchase, app purchase, in_app product, store purchase: *complete make buy purchase process succeed verify | start initiate begin click attempt | fail cancel decline | refund | restore
    shop, store, in_game store, in_app store, item shop: *open visit view enter see browse
    offer, starter pack, bundle offer: view show see | buy purchase | dismiss close
    daily reward, daily bonus, login bonus, daily login reward; bonus; spin, free spin: *claim collect redeem receive use < get take | miss
    quest, daily quest, daily challenge, mission; task: accept start begin | *complete finish do | abandon | claim
    tournament, competition, contest; league; giveaway, sweepstake, raffle; event: *enter join register sign_up start participate < take_part | complete finish | win | lose | leave quit withdraw | create host | view
    leaderboard, ranking, score board: *view open see check visit
    score, high score: *post submit achieve set beat share
    guild, clan, team, alliance; party, squad, lobby, crew: join enter | create form found start | leave quit exit | invite | kick | donate
    bet, wager, stake, sports bet, parlay, betslip: *place make put submit < lay have | win | lose | settle resolve | cash_out cashout | cancel void | view
    jackpot: *win hit | play
    casino game; slot, slot game; table game; poker, poker hand; roulette: *play start open launch spin | win | lose | favorite
    deposit limit, loss limit, betting limit, self exclusion, time out: *set activate enable request change start | remove
    lottery ticket, ticket, lottery; scratch card: *buy purchase play | win | claim
    photo, picture, image; album: upload add post share | edit crop filter | delete remove | like love | view see open | save download | print order
    sticker; emoji; filter, effect; gif; template: use apply send add | download buy | create
    """
}
