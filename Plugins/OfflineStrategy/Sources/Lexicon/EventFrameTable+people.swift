/// Health, fitness, education, work, government.
extension EventFrameTable {
  static let people = """
    appointment, visit, consultation, medical appointment, doctor appointment, clinic visit, doctor visit, telehealth visit, video visit, checkup, check up, consult, therapy session, virtual visit, dental appointment: *book schedule make create request reserve arrange set_up | complete attend finish check_in conduct have hold keep show_up < go come turn_up | cancel | reschedule change move modify | miss no_show skip < fail | confirm | remind | start begin join | rate review
    appointment reminder, reminder, visit reminder: *send receive deliver < get | open click confirm | set create | dismiss
    check_in, patient check_in, online check_in: *complete finish do | start
    prescription, medication, medicine, rx, drug: *issue prescribe write create order receive send < get | refill renew reorder | fill dispense collect pick_up complete | cancel stop discontinue | request | take log record | miss skip | transfer | expire
    refill, prescription refill, medication refill: *request order submit < ask | complete process receive pick_up fill | deny | remind send
    dose, medication dose, pill: *take log record | miss skip
    lab test, test, blood test, lab, lab work, lab order; covid test; screening; scan, imaging, x ray: *order request book schedule | complete take perform do have < undergo get | cancel
    lab result, test result, result, lab report, test results, lab results, medical record, health record: view open see check read access download < look_at | *receive release post publish ready send | share | request
    symptom; mood; period; weight; blood pressure; glucose, blood sugar; heart rate; vital; measurement; reading; food, meal; water; calorie: *log record track enter report add measure check submit | view
    vaccine, vaccination, immunization, shot, flu shot, booster, jab: *receive administer complete give have < get take | schedule book | miss | record
    insurance, health insurance, insurance card, insurance information: add upload submit update provide | verify confirm | reject
    doctor, provider, clinician, physician; specialist; therapist; dentist; nurse; care team: message contact call < write ask | search find look_for | see visit | view | rate review | book select choose | follow
    patient: admit register check_in | discharge release | refer | enroll onboard | message
    referral, patient referral: *create send make receive submit | complete | approve | reject
    care plan, treatment plan, treatment, program, care program: *start begin enroll create | complete finish | stop cancel discontinue | update
    intake form, health form, health questionnaire, assessment, health assessment, medical history: *complete submit fill_out finish | start begin | send
    workout, exercise, training session, training, work_out, gym session; yoga session; run; ride; walk; swim; activity: *complete finish log record do track end perform < have | start begin | skip miss | save favorite | share | rate review | schedule plan | pause | join attend | create | view browse
    class, fitness class, group class, yoga class, live class, gym class, studio class: *book reserve schedule register sign_up | attend complete check_in take join do finish visit go < have show_up turn_up come | cancel | waitlist | miss no_show | rate review | start | view browse
    gym, club; studio; facility: check_in visit enter < go come
    check_in, gym check_in, club check_in, gym visit, club visit: *complete record make log
    training plan, workout plan, fitness plan, program, training program; challenge, fitness challenge: *start join begin enroll enter accept < take | complete finish | quit leave abandon drop | create | view
    personal record, personal best; milestone: *achieve reach set hit earn break beat | lose
    streak: *extend keep reach | lose break | freeze
    goal, fitness goal, target, objective; daily goal; step goal; weight goal: set create define add update_goal | *reach achieve complete meet hit accomplish | miss fail | update change edit | delete
    device < wearable, tracker, watch, smartwatch, scale; wearable, tracker, watch, smartwatch: connect pair sync link add | disconnect unpair remove
    course, online course, class, certification course, training course; program; learning path; bootcamp: *enroll register sign_up join enrollment_complete purchase < take | start begin open | complete finish pass graduate | drop leave quit unenroll withdraw cancel | view browse see | search find | rate review | purchase buy | share | save wishlist favorite bookmark | recommend | create publish | resume | fail
    enrollment, course enrollment, program enrollment, registration: *create complete confirm submit start | cancel drop withdraw | approve
    lesson, lecture, video lesson; module, unit, chapter, section; tutorial; topic: start begin open view watch | *complete finish watch do pass | skip | attend join | rate | book schedule | cancel
    quiz, test; exam, final exam, certification exam, midterm, test; practice test, mock exam; assessment: start begin open attempt_start | *complete submit finish take do answer attempt sit < write | pass | fail flunk | retake | schedule book register | view grade
    assignment, homework, coursework, worksheet; essay; exercise: start begin open view | *submit complete turn_in hand_in finish do upload | grade mark | miss | late
    grade, mark, score: *receive post release view check publish < get | improve change
    certificate, certification, diploma, credential; badge; qualification; degree: *earn receive issue award complete obtain achieve download < get | share | view | expire | renew | verify
    question, discussion question, forum question: *ask post submit create | answer reply respond | view | upvote
    discussion, forum, forum post, discussion post, discussion thread, forum thread, topic: *post create start write reply join participate contribute | view read | like
    flashcard, card; deck, flashcard deck: *review study flip complete practice | create add make
    tutor; teacher; instructor, professor; mentor; coach: message contact ask | book schedule hire | rate review | follow | request match
    tutoring session; mentoring session, mentor session; coaching session, coaching call: *book schedule request | complete attend finish have | cancel | rate
    student, learner, pupil: enroll register admit | invite add | graduate | assign | drop withdraw | message
    application, college application, admission application, program application, admissions application: start begin open | *submit complete send file finish apply | accept approve admit offer | reject deny decline | withdraw | waitlist | review view | save
    offer, admission offer, job offer: *receive extend send make issue < get | accept sign | decline reject refuse turn_down
    campus tour, open day, campus visit, info session, information session: *register book schedule sign_up rsvp | attend take join visit go
    job, job application, position, job posting, vacancy, role, job listing, job post, opening: *apply application_submit submit | view see open browse look_at | save bookmark favorite | search find | share | post create publish list | close fill | start begin accept | leave quit | recommend
    job application, application, candidate application: *submit complete send create make | start begin | reject decline | withdraw | advance move | view review | receive
    job alert: *create subscribe set sign_up | receive send | click open
    resume, cv, cover letter, curriculum vitae: *upload submit add attach create | update edit | view download | parse
    interview, job interview, phone screen, phone interview, onsite interview, screening call: *schedule book set_up invite arrange | complete attend conduct have take hold finish < run do lead give show_up turn_up | cancel | reschedule | miss no_show | pass | fail
    candidate, applicant: hire | reject decline | source add create | interview | advance move progress | shortlist | contact message | refer | screen
    employee, new hire, worker, staff member: hire onboard join start create add | terminate offboard dismiss fire let_go leave | promote | transfer | resign quit | review | invite
    time off, leave, pto, vacation, time off request, leave request, pto request, vacation request, holiday request, day off; sick leave: *request submit apply ask book < take | approve grant | reject deny decline | cancel | take use
    timesheet, time entry, hours, time, work hours, time card, timecard: *submit log record enter track add create fill_in fill_out < book | approve | reject | edit update | miss
    shift, work shift: *start clock_in begin punch_in | end clock_out complete finish work punch_out | swap trade | pick_up claim accept | drop release | miss no_show | assign schedule publish
    performance review, review, appraisal, self review, peer review, self assessment, one on one: *complete submit finish write do conduct | start begin launch | schedule | miss | request
    training, compliance training, training course, training module, mandatory training, learning module: assign enroll | start begin | *complete finish pass do take attend | fail | expire | overdue
    benefit, benefits enrollment, open enrollment; health plan: *enroll select choose elect complete | start | waive decline | update change
    payslip, pay stub, paystub, payslip document: *view open download see | issue
    policy document; handbook; document: acknowledge sign read view
    permit, permit application; license, licence, license application; passport; visa, visa application: *apply submit request file start_application | issue grant approve receive < get | renew extend | deny reject refuse | expire | pay | revoke suspend
    tax; fine, parking ticket, penalty; fee: pay settle | *issue receive < get | dispute contest appeal | view
    form, government form, application form: submit complete fill_out file | start | download
    vote, ballot; poll: *cast submit complete make | register | request
    event, civic meeting, town hall: attend | register
    report, pothole report, service request, issue report: *submit file make create log | resolve close
    farm; field, plot; crop: add create register map | *plant sow seed | harvest | irrigate water | spray treat fertilize | inspect scout visit
    soil test, soil sample, sample: *order request submit take | complete receive
    harvest, yield: *record log complete report start
    seed order, input order: *place order make | deliver
    livestock, animal, cow, herd: add register | treat vaccinate | sell buy | move
    """
}
