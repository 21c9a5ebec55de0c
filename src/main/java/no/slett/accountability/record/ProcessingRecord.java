package no.slett.accountability.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import no.slett.id.Language;
import org.jspecify.annotations.Nullable;

/** The record of Art. 30(1) in one language; cannot be made without one of its points. */
record ProcessingRecord(
    Language language,
    Instant madeAt,
    Responsible controller,
    List<Processing> activities,
    Sharing sharing,
    List<Measure> measures) {
  ProcessingRecord {
    activities = RecordItem.PURPOSES.demand(activities);
    measures = RecordItem.SECURITY.demand(measures);
  }

  /** Who answers for it, Art. 30(1)(a). */
  record Responsible(
      String name,
      String organisationNumber,
      String address,
      String country,
      String email,
      String jointControllers,
      @Nullable Contact dataProtectionOfficer,
      @Nullable Contact representative) {
    Responsible {
      List.of(name, organisationNumber, address, country, email, jointControllers)
          .forEach(RecordItem.CONTROLLER::demand);
    }
  }

  /** Somebody to write to. */
  record Contact(String name, String email) {
    Contact {
      List.of(name, email).forEach(RecordItem.CONTROLLER::demand);
    }
  }

  /**
   * One purpose, Art. 30(1)(b), (c) and (f).
   *
   * @param ground the obligation or the interest behind the basis, where it has one
   */
  record Processing(
      String activity,
      String purpose,
      String legalBasis,
      @Nullable String ground,
      List<Persons> dataSubjects,
      List<Data> data,
      Limit retention) {
    Processing {
      RecordItem.PURPOSES.demand(purpose);
      RecordItem.LEGAL_BASIS.demand(legalBasis);
      dataSubjects = RecordItem.PERSONS_AND_DATA.demand(dataSubjects);
      data = RecordItem.PERSONS_AND_DATA.demand(data);
    }
  }

  /** A category of data subjects. */
  record Persons(String person, String name) {
    Persons {
      RecordItem.PERSONS_AND_DATA.demand(name);
    }
  }

  /**
   * A category of data.
   *
   * @param dataSubjects whom it is about
   * @param erasure the time limit for its erasure, in words
   */
  record Data(String category, String name, List<String> dataSubjects, String erasure) {
    Data {
      RecordItem.PERSONS_AND_DATA.demand(name);
      dataSubjects = RecordItem.PERSONS_AND_DATA.demand(dataSubjects);
      RecordItem.TIME_LIMITS.demand(erasure);
    }
  }

  /** The rule that erasure follows: so long after this. */
  record Limit(String trigger, Period period, Period longest) {}

  /**
   * Who gets data, Art. 30(1)(d) and (e).
   *
   * @param recipientsSummary says so where there are none
   * @param transfersSummary the same
   */
  record Sharing(
      String recipientsSummary,
      List<Party> recipients,
      String transfersSummary,
      List<Transfer> transfers) {
    Sharing {
      RecordItem.RECIPIENTS.demand(recipientsSummary);
      recipients = List.copyOf(recipients);
      RecordItem.TRANSFERS.demand(transfersSummary);
      transfers = List.copyOf(transfers);
    }
  }

  /**
   * A recipient.
   *
   * @param from the day from which it gets data, told to people who applied before
   * @param former true for one that is not declared any more; it may have got data
   */
  record Party(
      String id,
      String name,
      String role,
      String category,
      String country,
      @Nullable String contract,
      List<Engaged> subProcessors,
      @Nullable Period erasesWithin,
      Set<Path> gets,
      @Nullable LocalDate from,
      boolean former) {
    Party {
      List.of(name, category, country).forEach(RecordItem.RECIPIENTS::demand);
      subProcessors = List.copyOf(subProcessors);
    }
  }

  /** Whom a processor has engaged. */
  record Engaged(String name, String country) {}

  /** A transfer to a third country, with the safeguard it rests on. */
  record Transfer(String name, String country, String transferBasis, String description) {
    Transfer {
      List.of(name, country, description).forEach(RecordItem.TRANSFERS::demand);
    }
  }

  /** A measure of Art. 32 that is in force. */
  record Measure(String measure, String article, String description) {
    Measure {
      RecordItem.SECURITY.demand(description);
    }
  }
}
