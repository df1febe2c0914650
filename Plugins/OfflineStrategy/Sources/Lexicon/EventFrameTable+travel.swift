/// Travel, rides, vehicles, property, logistics, tickets.
extension EventFrameTable {
  static let travel = """
    booking, reservation, travel booking, trip booking, online booking: *make create complete confirm book reserve submit place < have do | cancel | modify change update edit amend reschedule move | start begin initiate | abandon | view see check | refund | upgrade | pay | extend | fail | request | check_in
    flight, flight booking, plane ticket, air ticket, airline ticket, fare, flight reservation: *book purchase buy reserve < get make have do | search find look_for < look_up | cancel | change modify rebook reschedule | board take complete fly depart < catch | check_in | miss | delay | select choose pick | view see | upgrade | save watch track | refund | land arrive
    flight status, flight alert: check view track | subscribe
    boarding pass; ticket: download print view issue < get | scan
    check_in, online check_in, web check_in, flight check_in, mobile check_in, hotel check_in: *complete finish do | start begin open
    check_out, hotel check_out: complete
    seat, seat selection, seat map: *select choose pick book reserve buy | change upgrade | view
    baggage, bag, luggage, checked bag, extra bag: *add purchase buy book | lose report | check | track
    ancillary, extra, add_on; travel insurance; lounge access; priority boarding; upgrade: *purchase buy add book order | decline remove | select | view
    hotel, room, stay, accommodation, hotel booking, hotel room, hotel reservation, lodging, property stay, vacation rental, room reservation: *book reserve purchase < make have get do | search find look_for | cancel | modify change extend | view see browse open | check_in arrive | check_out depart leave | complete | rate review | save favorite | upgrade
    trip, vacation, holiday, itinerary, journey; travel package, package; tour; cruise; excursion; activity, experience: *book purchase reserve plan create < make | search find look_for | cancel | complete finish take end | view see open | save favorite | share | change modify update | start begin | rate review | join
    destination, travel guide, city guide: *view search explore browse see | save favorite
    car rental, rental car, rental, car, vehicle rental, hire car, car hire, vehicle; bike; scooter: rent book reserve hire | return drop_off | pick_up collect | cancel | extend | start unlock begin | end lock complete | search find
    rental: *start begin book | end return complete finish | cancel | extend
    ride, trip, taxi, cab, ride request, carpool: request order hail call < ask | *complete finish take end < have | cancel | book schedule reserve | start begin | rate review | share | match accept | tip | miss
    scooter ride, bike ride, bike rental, scooter rental: *start begin unlock take | end complete finish lock
    driver; rider; passenger: rate review | tip | message call contact | report | accept match
    pickup, pickup location, drop off location, pick_up: *set select schedule request | change | complete
    parking, parking session, parking spot, parking space: *start book reserve pay begin | end extend finish | cancel | search find
    ticket, event ticket, concert ticket, train ticket, bus ticket, movie ticket, travel ticket, admission ticket, show ticket; pass; season ticket, season pass: *purchase buy book order reserve < get grab | scan use validate redeem check_in | refund | cancel return | transfer send share | resell sell list | view see | download print | select choose
    event, live event, fundraising event < concert, conference, festival, exhibition, gala, meetup; concert; conference; show, performance; festival; exhibition; gala; meetup: register sign_up rsvp book < reserve | *attend join check_in visit < go come show_up turn_up | view see | save favorite follow like | share | create host publish organize | cancel | search find | no_show miss | rate review
    event registration, registration, rsvp: *complete submit confirm make | cancel | start
    agenda, schedule; session; talk: *view add attend join | rate | bookmark
    venue: view search visit | follow
    test drive, demo drive: *take complete do attend drive finish < have | book schedule request arrange reserve | cancel | miss no_show
    vehicle, car, automobile, new car, used car; truck; motorcycle; ev: *purchase buy order | view see browse look_at | configure customize build design | sell trade | lease | service repair maintain | save favorite | compare | register add | search find | reserve book | deliver receive pick_up
    trade in, trade_in, trade in value: *request submit complete appraise value < get
    configuration, build, configurator: *save complete create start configure finish | share
    service appointment, service visit, vehicle service, maintenance appointment, service, car service, maintenance; oil change; inspection; repair: book schedule request arrange reserve make | *complete finish perform attend receive have do undergo < get | cancel | reschedule change | miss no_show skip | due overdue | remind | start
    recall, recall notice: *issue receive send | complete repair | view
    charging session, charge session, charging, ev charging, charge: *start begin plug_in initiate | complete finish end stop | fail interrupt | pay
    charging station, charger: find search locate | use connect | install
    fuel, fuel purchase, gas, petrol: *buy purchase fill_up | pay
    property, listing, home, house, apartment, real estate listing, property listing, unit, flat, condo: *view see visit open browse look_at | save favorite bookmark like shortlist | share | search find | compare | tour view_in_person | list post create publish | buy purchase | sell | rent lease | inquire enquire contact request | hide dismiss | book reserve | sold
    property search, listing search, home search, search: save | *perform run make submit | share | alert
    viewing, tour, showing, open house, home tour, property tour, property viewing, house tour, site visit: *book schedule request arrange reserve | attend complete take do visit go finish have < show_up turn_up come | cancel | reschedule | miss no_show | rate
    agent, realtor, broker, real estate agent; advisor; dealer, dealership; consultant; specialist: contact message call email reach < write ask speak | request assign match find | visit | rate review | follow
    inquiry, enquiry, property inquiry, property enquiry, information request, lead inquiry, info request, listing inquiry: *send submit make create receive
    rental application, lease application, tenancy application: *submit complete start send | approve | reject decline
    lease, tenancy, rental agreement, lease agreement: *sign start begin execute accept | renew extend | end terminate break | expire | send
    rent, rent payment: *pay make complete receive | miss late | fail | increase
    maintenance request, repair request, work order, service request: *submit create open log make raise request | complete resolve close finish | cancel | schedule | assign
    mortgage calculator, calculator, affordability calculator, loan calculator: *use open view complete start
    valuation, appraisal, home valuation: *request order complete receive schedule < get
    moving quote, removal: *request book
    shipment, freight, load, container, consignment, cargo: *create book ship dispatch send order schedule | deliver arrive complete receive | delay late | cancel | track view check | pick_up collect | return | lose damage | customs_clear clear | accept assign
    label, shipping label: *create print generate purchase buy
    route: plan create | complete finish start | change optimize
    stop, drop: complete finish | miss skip
    warehouse, inventory, stock: update receive adjust | count | low run_out | reorder replenish
    pickup: *schedule book request | complete | miss fail | cancel
    """
}
