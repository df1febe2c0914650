/// Telephones, utilities, homes, devices, machines.
extension EventFrameTable {
  static let places = """
    sim, sim card, esim, e sim: *activate enable register | order request buy purchase < get | replace swap change | deliver receive | deactivate block | insert
    line, phone line, mobile line, service line, extra line: *add activate open < get | suspend pause | cancel disconnect remove deactivate | port transfer
    number, phone number, mobile number: *port port_in transfer keep bring | port_out | change
    roaming, roaming pack, travel pass, roaming pass, international pass, data roaming: *activate enable buy purchase use add turn_on start < get | disable turn_off end
    data, data pack, data add_on, data bundle, data package, extra data, bundle, data boost: *buy purchase add activate order < get | use consume | run_out exhaust deplete use_up exceed < go_over | gift share transfer
    data limit, data cap, data allowance, usage threshold, data usage limit: *reach exceed hit cross < run_through go_over | warn near | increase
    handset, device, phone, smartphone, mobile phone: *upgrade | buy purchase order | return trade_in | unlock | lose report steal | repair | insure | activate | finance
    contract, mobile contract, plan contract, phone contract: *renew extend prolong | sign start | cancel terminate end | expire
    network outage, outage, service outage, power outage, service interruption, blackout, power cut: *report log submit < tell inform | experience occur start have affect < suffer get | resolve end restore fix | notify | view check
    technician visit, technician, engineer visit, installation, service call, home visit, install appointment, engineer: *schedule book request arrange order | complete finish attend arrive | cancel | reschedule | miss no_show
    speed test: *run complete perform take do start
    router, modem, gateway; set top box; equipment: activate set_up install | restart reboot reset | order ship receive | return | fail
    channel; channel package, tv package: add purchase subscribe | remove | watch
    meter reading, meter read, reading: *submit send enter provide give log take record | estimate | miss | reject
    meter, smart meter: *install | replace | read | fail
    tariff, energy plan, rate plan, price plan, mobile plan, service plan: change switch move update | upgrade | downgrade | select choose sign_up | view compare | renew | expire
    supplier, provider, energy supplier; carrier: *switch change | leave | join
    supply: transfer_out switch_away lose < leave | transfer_in gain
    service, utility service; power, electricity; gas; water; internet: *activate start connect turn_on set_up | stop disconnect cancel turn_off suspend cut | transfer move | restore reconnect | request order | schedule book
    move, move in, move out, address change, home move, house move: *report request submit schedule register start notify announce < tell inform | complete
    address: change update edit move | add save
    energy usage, usage, energy report, usage report, consumption: *view check see open < look_at | alert exceed | export
    solar panel, solar system; heat pump; thermostat, smart thermostat; ev charger; battery: *install set_up add connect order | quote | monitor | disconnect
    thermostat, temperature, thermostat temperature; light; lock; camera; appliance; plug; scene: *adjust set change control turn_on turn_off switch_on switch_off | connect add pair install | view
    door, garage door: open unlock | close lock
    device, smart device, gadget; sensor; hub; camera; smart speaker; machine; printer; robot; asset: *pair connect add register link set_up activate onboard < hook_up | disconnect unpair remove unlink delete < lose_connection | offline < go | online | reset restart reboot | rename update | fail break error | share | buy purchase | ship receive | calibrate | configure
    device offline, offline: *go detect
    firmware, software, firmware update, software update, device firmware, os: *update upgrade install flash complete | fail | available release | start begin | roll_back
    routine, automation; scene; schedule: create set_up add make | run execute trigger | edit update | delete disable
    video clip, recording, footage, clip: view watch open play | download save share | delete | record create
    motion; person; package; smoke; leak: *detect
    alert, alarm; motion alert; security alert; smoke alert: *receive trigger raise detect send < get | dismiss acknowledge clear | disarm | arm
    system, security system, alarm system: arm enable | disarm disable | trigger
    battery; filter; cartridge; part, spare part: replace change | low run_out deplete | order buy purchase | charge
    warranty, product registration, extended warranty, protection plan: *register activate submit | purchase buy add extend | claim file | expire | void
    product registration, product: register
    repair, repair request, warranty claim, rma: *request submit file create open book start < ask | complete finish | approve | reject deny | ship
    machine, equipment; line, production line; asset: *start run | stop shut_down halt | fail break_down fault break down | service maintain repair | inspect | install commission | calibrate
    production run, production order, batch, work order, job order: *start begin create release | complete finish close | cancel | delay | schedule | pause
    inspection, quality check, quality inspection, audit, safety inspection, site inspection: *complete perform conduct do finish pass_inspection | fail | pass | schedule book | start
    maintenance, maintenance task, preventive maintenance, service task: *complete perform finish do | schedule plan | skip miss overdue | request
    downtime; fault, failure; defect; anomaly: *report detect log record occur | resolve clear fix
    part, component, spare: order request | receive | install replace | ship
    safety incident, incident; near miss; hazard: *report log file submit record | resolve close
    """
}
