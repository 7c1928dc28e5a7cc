package org.giaoban.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.giaoban.workspace.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * The seal that a PDF has.
 *
 * @param name to whom the certificate was issued, as the certificate says; nobody is asked whether it can be trusted
 * @param isValid true if nothing was changed after the sealing, and the seal is all that it added to the document
 * @param documents hashes of what was sealed: of the bytes before the seal with the line ends that may belong to them
 */
public record SealedPdf(String name, boolean isValid, Set<String> documents) {

    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final Set<COSName> FORM_KEYS =
            Set.of(COSName.FIELDS, COSName.SIG_FLAGS, COSName.DR, COSName.DA, COSName.TYPE);

    public SealedPdf {
        documents = Set.copyOf(documents);
    }

    /** Finds the last seal of a file; empty if it has none or is no PDF. */
    public static Optional<SealedPdf> find(byte[] file) {
        try (PDDocument sealed = Loader.loadPDF(file)) {
            List<PDSignature> all = sealed.getSignatureDictionaries();
            if (all.isEmpty()) {
                return Optional.empty();
            }
            PDSignature last = all.get(all.size() - 1);
            CMSSignedData signature =
                    new CMSSignedData(new CMSProcessableByteArray(last.getSignedContent(file)), last.getContents(file));
            SignerInformation signer =
                    signature.getSignerInfos().getSigners().iterator().next();
            X509CertificateHolder holder = (X509CertificateHolder) signature.getCertificates().getMatches(null).stream()
                    .filter(each -> signer.getSID().match(each))
                    .findFirst()
                    .orElseThrow();
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
            int end = end(file, last.getByteRange()[1]);
            boolean isValid = isSigned(signer, certificate)
                    && isWhole(last.getByteRange(), file.length)
                    && isAllThatWasAdded(sealed, Arrays.copyOf(file, end));
            return Optional.of(new SealedPdf(Seal.name(certificate), isValid, hashes(file, end)));
        } catch (CMSException | RuntimeException e) {
            // what cannot be read as a seal was no seal when it was made
            return Optional.of(new SealedPdf("?", false, Set.of()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSigned(SignerInformation signer, X509Certificate certificate)
            throws OperatorCreationException {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException e) {
            return false;
        }
    }

    /** True if all bytes but the signature itself are signed. */
    private static boolean isWhole(int[] range, int length) {
        return range.length == 4 && range[0] == 0 && range[2] + range[3] == length;
    }

    /** Returns where the file ended before it was sealed: at the last mark of an end before the signature. */
    private static int end(byte[] file, int signature) {
        int at = Math.min(signature, file.length) - END.length;
        while (at > 0 && !Arrays.equals(file, at, at + END.length, END, 0, END.length)) {
            at--;
        }
        return Math.max(0, at) + END.length;
    }

    private static Set<String> hashes(byte[] file, int end) {
        Set<String> hashes = new HashSet<>(Set.of(Hashes.ofBytes(Arrays.copyOf(file, end))));
        for (int i = end; i < file.length && (file[i] == '\r' || file[i] == '\n'); i++) {
            hashes.add(Hashes.ofBytes(Arrays.copyOf(file, i + 1)));
        }
        return hashes;
    }

    /**
     * True if the sealed file shows what the document before it showed. Of the document's objects, only the catalogue may
     * be another one, by a form, and the first page, by a field without a size.
     */
    private static boolean isAllThatWasAdded(PDDocument sealed, byte[] before) throws IOException {
        try (PDDocument document = Loader.loadPDF(before)) {
            COSDictionary catalogue = document.getDocumentCatalog().getCOSObject();
            COSDictionary page = document.getPage(0).getCOSObject();
            Map<COSObjectKey, Long> places = sealed.getDocument().getXrefTable();
            return document.getDocument().getXrefTable().entrySet().stream()
                            .filter(each -> !each.getValue().equals(places.get(each.getKey())))
                            .allMatch(each -> each.getKey().equals(catalogue.getKey())
                                    || each.getKey().equals(page.getKey()))
                    && isSame(catalogue, sealed.getDocumentCatalog().getCOSObject(), COSName.ACRO_FORM)
                    && isSame(page, sealed.getPage(0).getCOSObject(), COSName.ANNOTS)
                    && isForm(sealed.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM))
                    && isOneMore(
                            document.getPage(0).getAnnotations(),
                            sealed.getPage(0).getAnnotations());
        }
    }

    private static boolean isSame(COSDictionary one, COSDictionary other, COSName except) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .filter(key -> !key.equals(except))
                .allMatch(key -> String.valueOf(one.getItem(key)).equals(String.valueOf(other.getItem(key))));
    }

    private static boolean isForm(@Nullable COSDictionary form) {
        return form != null && FORM_KEYS.containsAll(form.keySet());
    }

    /** True if one annotation was added that has no size. */
    private static boolean isOneMore(List<PDAnnotation> before, List<PDAnnotation> after) {
        if (after.size() != before.size() + 1) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i)
                    .getCOSObject()
                    .toString()
                    .equals(after.get(i).getCOSObject().toString())) {
                return false;
            }
        }
        PDRectangle place = after.get(before.size()).getRectangle();
        return place.getWidth() == 0 && place.getHeight() == 0;
    }
}
