package no.slett.intake;

import java.util.List;
import no.slett.application.Form;
import no.slett.document.arrival.SpooledFile;

/** A whole upload: the form as it was sent and as it was read, and the sealed files. */
record Upload(byte[] formBytes, Form form, List<SpooledFile> files) {}
