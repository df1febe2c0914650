/// Apps and sites, accounts, workspaces, projects, integrations, developer tools, sales.
extension EventFrameTable {
  static let software = """
    app, application, mobile app < game, platform, software, program, product, service, client: install download < get | open launch start load foreground < use visit enter fire_up run | uninstall delete remove | update upgrade | crash | background close exit leave quit | rate review | share | resume | login log_in sign_in
    app store review, app review, app rating, app store rating: *submit leave give write post
    app session, session, user session, visit session: *start begin open create < have log | end finish close complete stop | extend resume
    app crash, crash, application crash: *experience report detect log occur < have get hit see | fix
    website, site, web site, web < homepage, platform, webpage: visit view open enter load browse < come go land use hit | leave exit | return revisit come_back
    page, web page, webpage, landing page, website page: *view visit load see open land < look_at browse read hit | leave exit | share | scroll | print
    screen, app screen: *view see open load show visit < go_to navigate_to land_on
    home page, homepage, home, landing page: *view visit see open load
    pricing page, pricing, plans page: *view visit see open check look_at
    account, user account, new account, customer account, profile account, user < login: create open register sign_up set_up make start < get | delete close remove deactivate cancel terminate | update edit change | verify confirm validate | activate | suspend block ban disable lock freeze | reactivate restore reopen reinstate | upgrade | downgrade | link connect | unlock | log_in login sign_in access | log_out logout sign_out | merge | invite | impersonate
    sign_up, signup, registration, sign_up form, registration form, signup flow: *complete finish submit success succeed | start begin initiate view | fail | abandon | verify confirm
    login, log_in, sign_in, signin: *succeed success complete submit make record | fail reject | attempt start request
    logout, log_out, sign_out: *complete
    password: reset recover change update set forget < request | reset_complete
    password reset, password recovery: *request start initiate | complete finish
    profile, user profile, account profile, profile information, profile details, personal details, personal information: update edit change modify | *complete finish fill_out fill_in set_up create < build | view see open visit < look_at | delete remove | share | follow | verify | photo
    profile picture, profile photo, avatar, photo: upload add change update set | remove delete | view like
    email address, email: verify confirm validate | change update | add
    phone number, phone, mobile number: verify confirm validate | change update | add
    identity, id, kyc, identity document, identity verification, kyc check, kyc verification, id verification: verify complete pass approve confirm validate | fail reject | start begin submit initiate | upload
    two factor authentication, two factor, 2fa, mfa, two step verification, multi factor authentication, multi factor: *enable activate set_up turn_on add enroll configure | disable turn_off deactivate remove | fail | verify pass complete
    biometric, biometrics, face id, touch id, fingerprint: enable activate set_up | disable
    setting, settings, account settings, user settings, preferences: update change edit modify save | view open visit
    language: change select set switch update
    theme, dark mode: change select switch enable
    onboarding, onboarding flow, onboarding checklist, setup, set_up, setup wizard, product tour, tour, walkthrough, getting started: start begin enter | *complete finish | skip dismiss | abandon drop | view
    onboarding step, onboarding task, setup step, checklist item, checklist task: *complete finish | view start | skip
    tutorial, tutorial level, training level, onboarding tutorial, game tutorial: start begin open | *complete finish pass do beat | skip
    trial, free trial, trial period, product trial: *start begin activate sign_up create open request < take get | end expire finish lapse run_out | convert upgrade | extend prolong | cancel
    trial end, trial will end, trial ending: *remind notify soon
    subscription, membership, subscription plan, paid plan, paid subscription, premium subscription, recurring subscription: *start create purchase activate begin buy subscribe sign_up take < get open | cancel terminate delete end_early stop < quit drop drop_out | renew extend prolong rebill | expire end lapse | upgrade | downgrade | pause freeze suspend hold | resume reactivate restart unpause unfreeze restore | change switch modify update | fail | convert | refund | gift
    plan, pricing plan, tier, package: change switch update modify | upgrade | downgrade | select choose pick | cancel terminate drop quit | purchase buy start subscribe | renew | expire | view see compare
    subscription payment, recurring payment, subscription charge, renewal payment: succeed complete pay process receive | fail decline | refund
    renewal, subscription renewal, contract renewal: *complete process succeed | fail | send remind | turn_off disable cancel | turn_on
    auto renew, auto renewal, automatic renewal, autorenew: *enable turn_on activate | disable turn_off cancel deactivate
    seat, license, licence, user seat: add buy purchase assign < get | remove reduce | revoke
    add_on, addon, add on, extra, upsell: *purchase buy add order activate < take get | remove cancel | view see | decline dismiss
    feature, product feature, new feature, premium feature, beta feature: *use try adopt activate access engage discover < play_with | enable turn_on | disable turn_off | view see | request suggest | unlock
    feature flag, flag, toggle: toggle switch change flip | enable turn_on | disable turn_off | create add | evaluate
    feature request, idea: *submit make post create send | vote upvote
    paywall, upgrade prompt, upgrade page, upgrade screen, subscription screen, limit wall: *view see show display hit reach encounter impress open < get run_into | dismiss close skip | click tap | convert
    demo, product demo, sales demo, live demo, personalized demo: *request schedule book ask sign_up < want | attend complete hold watch join deliver conduct have | cancel | miss no_show | reschedule
    meeting, sales meeting, discovery call, consultation call, intro call: *schedule book arrange set_up create plan < make | attend hold complete join conduct have log record | cancel | reschedule move | miss no_show | host start | end
    teammate, team member, colleague, coworker, collaborator, user, member, seat holder, people; guest; employee; contributor; editor; admin: invite add_invite < bring | *add join accept | remove delete kick | deactivate suspend | promote | mention tag | assign
    invitation, invite, team invite, user invitation, member invite, workspace invite: *send issue create share email < make | accept join redeem < take | decline reject | expire | revoke cancel delete | resend
    workspace; organization, organisation, org, company, tenant; team: create set_up start open make | delete remove close | join enter | leave exit | switch | rename update | invite | upgrade
    project, campaign project; board; space: create start set_up make add open build launch < begin | delete remove | archive | complete finish close | share | view open visit | duplicate copy clone | update edit rename change | join | publish | import | favorite
    task, todo, to do; issue; card; ticket; story; item: create add make open | complete finish close resolve check_off do mark | assign | delete remove | update edit change | comment | move | view open | schedule | miss
    document, doc; file; page; note; spreadsheet, sheet; presentation, slide; asset; design; template; form; canvas; diagram; whiteboard: create make add start write draft | edit update change modify | delete remove | share publish | view open read see | upload import attach | download export save | sign | copy duplicate clone | comment annotate | print | scan | use apply select choose | archive | restore | request
    template, theme: use apply select choose pick | create save make | view browse preview | share publish
    query, sql query, database query: *run execute submit perform < fire launch | save store bookmark create write | open view | export download | share | schedule | delete remove | fail error time_out
    report; dashboard; chart; analysis; insight: create build make generate run save < pull | view open see read < look_at | export download print | share send | schedule | delete remove | update edit refresh | receive < get
    data; dataset; contact, contact list; record; csv: import upload load ingest | export download | delete erase remove | sync | request | query
    integration, connector, app integration, third party app; data source, source; destination; plugin, extension, plug in: *connect install add enable activate set_up create configure integrate authorize link < hook_up | disconnect remove uninstall disable delete unlink | fail error | update | sync | view | request
    sync, data sync; import, import job; job: start run trigger begin create | *complete succeed finish success | fail error | cancel
    workflow, automation; zap; flow; rule; journey; scenario; playbook; trigger: create build make set_up add | activate enable turn_on publish launch | run execute trigger start | deactivate disable turn_off pause | edit update | delete remove | complete finish succeed | fail error | enter | exit
    webhook: *create add register set_up configure | fail | receive fire send deliver | delete
    api key, access token, api token, token, personal access token, secret, ssh key, key: *create generate issue add make < get | revoke delete remove deactivate | rotate regenerate roll | use | view copy | expire
    api, api call, api request, endpoint, request, rest api, graphql query: *make call request use send hit query invoke execute | fail error reject | succeed
    rate limit, api limit, api quota, row quota, request quota, storage quota, seat quota, event quota, send quota, quota, usage limit, row limit, request limit, plan limit, usage quota, usage cap, storage limit, limit, data limit, cap; seat limit, user limit, member limit; project limit; file limit; device limit: *exceed reach hit surpass < run_into go_over max_out | approach near warn | increase raise extend | reset
    usage alert, usage warning, limit warning: *send receive trigger < get
    repository, repo, codebase: create add connect import link make | clone fork | delete remove archive | star watch | push
    commit, code: push make create commit | review | deploy | merge
    pull request, merge request, pr, change request: *open create submit raise < make | merge complete | close reject | review approve | comment | update
    build, ci build, pipeline, ci pipeline, ci run, test run, ci job: start run trigger queue create | *complete succeed pass finish success | fail break error | cancel
    deployment, deploy, release, production deploy: start trigger create initiate run push begin < make | *complete succeed finish ship publish success deploy < do | fail error break crash | roll_back revert rollback | cancel | approve | schedule | promote
    environment; branch; server; instance, app instance; cluster; database; container; node; vm, virtual machine; bucket: create launch provision start spin_up add deploy | delete destroy terminate remove stop | restart reboot | resize scale upgrade | connect | back_up restore | crash fail | pause
    cli, command line tool, command line; sdk; agent; package; library, client library: install download set_up | update upgrade | uninstall remove | run use execute | initialize init | publish
    command; script; notebook; cell: run execute | create write save | fail | train | deploy
    domain, custom domain: *add connect register buy purchase create | verify confirm | remove delete transfer | expire | renew
    alert, alarm; monitor; incident; warning: create set_up set configure add | *trigger raise fire open receive send occur < get | acknowledge ack | resolve close clear | mute snooze disable dismiss | delete
    error, exception, error message; bug: *occur encounter show see log throw display hit experience trigger < get run_into | report submit file log_bug | resolve fix
    bug, bug report, issue, problem, crash report: *report submit file log send create | fix resolve close
    search, site search, search query, query: *perform submit make run execute enter do start < use type | click | save | filter refine | fail
    search result, search results, result: view see show | click select open tap
    search bar, search box: use click open
    content, resource, asset, material < whitepaper, white paper, ebook, guide, case study, brochure, datasheet; whitepaper, white paper; ebook, e book; guide; case study; brochure; pdf; datasheet; checklist; lead magnet: *download request < get grab | view read open see < look_at | share | save | rate
    webinar; online event, virtual event; live session; workshop: register sign_up rsvp enroll book < join_up | *attend join watch participate complete view < show_up turn_up go come come | cancel | miss no_show | rate | host | replay
    deal, opportunity, sales opportunity: create open add start | *win close_won close < land | lose close_lost | update change move | qualify | reopen | assign | advance progress stage
    deal stage, opportunity stage, stage, lifecycle stage, pipeline stage: *change update move advance progress
    proposal, contract proposal, pitch: *send submit present deliver create issue | accept approve sign win | reject decline lose | view open read
    contract, agreement, e signature, order form, nda: *sign accept agree execute | send issue create draft generate | renew extend prolong | cancel terminate end break | expire lapse end_date | view open | decline | upload | amend
    company, account record; contact, contact record, person; record: create add | update edit enrich change | delete remove | merge | assign | import | view | archive
    sales sequence, sequence, cadence, drip, drip campaign: *enroll enter start add | finish complete | reply | unenroll exit
    note; activity; log entry: add create log record write | delete | update edit
    comment, remark, annotation; reply: *post leave add create write submit make reply publish < drop | like react upvote | delete remove | edit | flag report | receive < get | resolve | view read
    mention, tag: *receive create add make | view
    credit, ai credit; token: use spend consume deplete burn | buy purchase top_up | *grant receive earn award < get | expire | run_out exhaust
    prompt, ai prompt, generation, completion, image generation, ai generation: *submit send run create request generate make enter | fail | rate like | regenerate
    model, ai model: select choose switch | train | deploy | run
    """
}
