package no.slett.intake;

import no.slett.application.Form;
import java.util.List;

/** A whole upload: the form as it was sent and as it was read, and the sealed files. */
record Upload(byte[] formBytes, Form form, List<SpooledFile> files) {}
