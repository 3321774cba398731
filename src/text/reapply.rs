//! Words for an application that is sent again after a refusal.

super::sentences! {
    CHANGED: "changed since the refused application", "上次审核未通过后已修改";
    CHANGED_HERE: "changed since you opened the form", "打开表单后已修改";
    SAME: "The CA asked about {0}, and you have not changed this since.", "CA 曾对{0}提出疑问，此后您未修改。";
    SAME_DO: "If it is right, submit it as it is. If not, change it before you submit.", "如确认无误，可直接提交；如有误，请先修改。";
}
