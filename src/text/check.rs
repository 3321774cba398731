//! Sentences of the page on which the applicant checks and submits the answers.

super::sentences! {
    TITLE: "Check your answers", "核对答案";
    INTRO: "This goes to the CA. Read it once more: a wrong letter costs days.", "以下内容将提交给 CA。请再读一遍：错一个字可能耽误数天。";
    SKIP: "Skip the answers", "跳过答案";
    CHANGE: "Change", "修改";
    NOT_PROVIDED: "Not provided", "未填写";
    DOCUMENTS: "Documents", "文件";
    PHOTO_THERE: "Photo uploaded, {0} × {1} pixels, {2}", "照片已上传，{0} × {1} 像素，{2}";
    PHOTO_MISSING: "No photo yet", "尚无照片";
    CSR_OWN: "Your own CSR", "您自己的 CSR";
    SUBMIT: "Submit for verification", "提交审核";
    SUBMIT_MORE: "After this the answers cannot be changed until the CA has decided, or until you withdraw.", "提交后，在 CA 作出决定或您撤回之前不能修改。";
    SUBMITTING: "Submitting…", "正在提交…";
    ATTEMPT: "Submitting, attempt {0}…", "正在提交，第 {0} 次尝试…";
    ATTEMPT_UNKNOWN: "It is not known yet whether the application arrived. Submitting again, attempt {0}; it cannot arrive twice.", "尚不清楚申请是否送达。正在第 {0} 次提交，不会重复提交。";
    FINDING_OUT: "Finding out whether the application arrived…", "正在查询申请是否送达…";
    JUDGING: "Checking the answers…", "正在检查各项答案…";
    CANCEL: "Stop trying", "停止重试";
    UNKNOWN: "It is not known yet whether the application arrived. Nothing is lost, and it cannot arrive twice.", "尚不清楚申请是否送达。内容不会丢失，也不会重复提交。";
    FIND_OUT: "Find out", "查询结果";
    CHANGED: "The answers were changed after you opened this page. Look at them again.", "打开此页面后答案已被修改，请重新核对。";
    LOOK_AGAIN: "Show the newest answers", "显示最新答案";
    KEY_USED: "An earlier attempt was made with other answers. Submit these answers as a new attempt?", "此前曾用其他答案尝试提交。是否以当前答案重新提交？";
    SUBMIT_NEW: "Submit these answers", "提交当前答案";
}
