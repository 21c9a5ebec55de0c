package no.slett.accountability.record;

import java.time.Period;
import java.util.Map;
import no.slett.accountability.record.ProcessingRecord.Limit;
import no.slett.basis.Activity;
import no.slett.basis.ActivityId;
import no.slett.basis.DataCategory;
import no.slett.hiring.Retention;

/** When each category of data is erased (Art. 30(1)(f), law ST-0): what the eraser goes by. */
record TimeLimits(RecordWords words, Retention retention) {
  /** The rule of an activity; of unsolicited applications the controller's setting. */
  Limit of(Activity activity) {
    var rule = activity.retention();
    return new Limit(rule.trigger().keyword(), period(activity), rule.hardCap());
  }

  /** The limit of a category in words. */
  String of(Activity activity, DataCategory category) {
    if (category.fromReferee()) {
      return words.say("limit.reference");
    }
    if (activity.id().equals(ActivityId.RECRUITMENT)) {
      return words.say("limit.process", Map.of("age", words.period(retention.greatestAge())));
    }
    var period = period(activity);
    return period.isZero()
        ? words.say("limit.at-once." + activity.retention().trigger().keyword())
        : words.say(
            "limit." + activity.retention().trigger().keyword(),
            Map.of("period", words.period(period)));
  }

  private Period period(Activity activity) {
    return activity.id().equals(ActivityId.UNSOLICITED)
        ? retention.unsolicited()
        : activity.retention().duration();
  }
}
