/// What people do: learning, health, work, play.
extension WordingTables {
  static let people: [Table] = [
    Table(
      name: "people",
      events: """
        appointment_booked, appointment_completed, appointment_cancelled, appointment_no_show,
        prescription_refilled, lab_results_viewed, workout_completed, class_booked, class_attended,
        goal_set, goal_achieved, course_enrolled, course_started, course_completed, lesson_completed,
        quiz_passed, quiz_failed, certificate_issued, assignment_submitted, job_viewed, job_applied,
        resume_uploaded, interview_scheduled, interview_completed, offer_accepted, candidate_hired,
        donation_made, recurring_donation_started, petition_signed, volunteer_shift_completed,
        event_registered, event_attended, article_read, video_played, podcast_played, paywall_viewed,
        newsletter_subscribed, newsletter_unsubscribed, song_played, playlist_created,
        artist_followed, match_played, level_completed, bet_placed, friend_invited, message_sent
        """,
      rows: """
        made an appointment: appointment_booked
        scheduled a visit: appointment_booked
        saw a doctor: appointment_completed
        kept their appointment: appointment_completed
        cancelled a consultation: appointment_cancelled
        missed their appointment: appointment_no_show
        refilled a prescription: prescription_refilled
        checked their test results: lab_results_viewed
        finished a workout: workout_completed
        worked out: workout_completed
        signed up for a class: class_booked
        went to a class: class_attended
        set a goal: goal_set
        hit their goal: goal_achieved
        signed up for a course: course_enrolled
        joined an online course: course_enrolled
        began a course: course_started
        finished a course: course_completed
        watched a lesson: lesson_completed
        passed a quiz: quiz_passed
        flunked a test: quiz_failed
        got a certificate: certificate_issued
        turned in homework: assignment_submitted
        handed in an assignment: assignment_submitted
        looked at a job posting: job_viewed
        applied for a position: job_applied
        sent a job application: job_applied
        uploaded their cv: resume_uploaded
        had an interview: interview_completed
        were hired: candidate_hired
        gave money: donation_made
        contributed: donation_made
        became monthly donors: recurring_donation_started
        set up a monthly gift: recurring_donation_started
        signed a petition: petition_signed
        volunteered: volunteer_shift_completed
        rsvped to an event: event_registered
        went to an event: event_attended
        read a story: article_read
        opened an article: article_read
        watched a clip: video_played
        streamed a movie: video_played
        listened to a podcast: podcast_played
        hit the paywall: paywall_viewed
        ran into the paywall: paywall_viewed
        signed up for the newsletter: newsletter_subscribed
        left the mailing list: newsletter_unsubscribed
        streamed a song: song_played
        listened to music: song_played
        made a playlist: playlist_created
        followed a band: artist_followed
        played a game: match_played
        beat a level: level_completed
        placed a wager: bet_placed
        referred a friend: friend_invited
        wrote a message: message_sent
        received a message: -
        unfollowed an artist: -
        won a bet: -
        failed a level: -
        dropped a course: -
        opened the newsletter: -
        rescheduled an appointment: -
        shared an article: -
        """)
  ]
}
